export type Antwort = { status: number; text: string; kopf: Headers; ziel: string | null };

/** A browser without a screen: keeps cookies, follows no redirect by itself, sends forms with the token of the last page. */
export class Besuch {
  readonly #url: string;
  keks = '';
  token = '';

  constructor(url: string) {
    this.#url = url;
  }

  async hole(pfad: string): Promise<Antwort> {
    return this.#lies(await fetch(this.#url + pfad, { headers: this.#kopf(), redirect: 'manual' }));
  }

  async sende(pfad: string, felder: Record<string, string | string[]>, mitToken = true): Promise<Antwort> {
    const body = new URLSearchParams();
    if (mitToken) body.append('_csrf', this.token);
    for (const [name, wert] of Object.entries(felder)) for (const w of [wert].flat()) body.append(name, w);
    return this.#lies(await fetch(this.#url + pfad, { method: 'POST', headers: this.#kopf(), body, redirect: 'manual' }));
  }

  /** A form with a file, as a browser sends it. */
  async sendeDatei(pfad: string, felder: Record<string, string>, datei: Uint8Array<ArrayBuffer>): Promise<Antwort> {
    const body = new FormData();
    for (const [name, wert] of Object.entries({ _csrf: this.token, ...felder })) body.append(name, wert);
    body.append('datei', new Blob([datei], { type: 'application/pdf' }), 'dokument.pdf');
    return this.#lies(await fetch(this.#url + pfad, { method: 'POST', headers: this.#kopf(), body, redirect: 'manual' }));
  }

  async melde(konto: { name: string; passwort: string }): Promise<Antwort> {
    await this.hole('/anmelden');
    const antwort = await this.sende('/anmelden', konto);
    if (antwort.status === 303) await this.folge(antwort);
    return antwort;
  }

  async folge(antwort: Antwort): Promise<Antwort> {
    let naechste = antwort;
    while (naechste.ziel) naechste = await this.hole(naechste.ziel);
    return naechste;
  }

  #kopf(): Record<string, string> {
    return this.keks ? { cookie: this.keks } : {};
  }

  async #lies(antwort: Response): Promise<Antwort> {
    for (const keks of antwort.headers.getSetCookie()) this.keks = keks.split(';')[0] ?? '';
    const text = await antwort.text();
    this.token = /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? this.token;
    return { status: antwort.status, text, kopf: antwort.headers, ziel: antwort.headers.get('location') };
  }
}
