/** German for the words of the modeler, as far as people come upon them. */
export const WOERTER: Readonly<Record<string, string>> = {};
export const SIMULATION: { texte: Record<string, string>; enden: Record<string, string> } = { texte: {}, enden: {} };
