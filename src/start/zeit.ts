/** A duration for people: `12,3 s`. */
export const sekunden = (ms: number): string => `${(ms / 1000).toFixed(1).replace('.', ',')} s`;
