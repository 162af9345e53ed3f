/** Operate with the running instances of a process, and those with an incident among them. */
export const operateProzess = (operateUrl: string, prozess: string): string => `${operateUrl}/processes?${new URLSearchParams({ process: prozess, version: 'all', active: 'true', incidents: 'true' }).toString()}`;

/** One instance in Operate. @param instanz key, digits */
export const operateInstanz = (operateUrl: string, instanz: string): string => `${operateUrl}/processes/${encodeURIComponent(instanz)}`;
