import type { Editor, Seitendaten } from '../editor.ts';
import type { Hole } from './dienste.ts';

export function starteKalender(_editor: Editor, _hole: Hole, _daten: Seitendaten): { plane(): void; beiBlatt(blatt: string): void } {
  return { plane: () => undefined, beiBlatt: () => undefined };
}
