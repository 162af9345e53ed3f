import { baue } from '../seite.ts';

/** Gives the person a file. @param endung instead of the one that the model has */
export function ladeHerunter(text: string, name: string, endung?: string): void {
  const datei = name.replaceAll('/', '-').replace(/\.[a-z]+$/, (alt) => (endung ? `.${endung}` : alt));
  const url = URL.createObjectURL(new Blob([text], { type: endung === 'svg' ? 'image/svg+xml' : 'application/octet-stream' }));
  baue('a', { href: url, download: datei }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
