import { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, Tooltip } from 'chart.js';
import { baue } from './teile/seite.ts';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Legend, Tooltip);

Chart.defaults.font.family = '"Fira Sans", sans-serif';

/** Each has a contrast of at least 3:1 to white and a pattern of its own, so that nothing depends on colour alone. */
const FARBEN = ['#1a3da5', '#b35900', '#2d7568', '#a03a6b', '#5c6282', '#7a6210'];
const RAND = '#171a2b';
/** The length of what is shown as "<3". */
const KLEIN = 1.5;
const ZEILEN_HOECHSTENS = 30;

type Zahl = { wert: number | null; text: string };
type Daten = { titel: string; zeilen: string[]; reihen: { name: string; zahlen: Zahl[] }[] };

/** What the table beside the chart says. */
function lies(tabelle: HTMLTableElement): Daten {
  const achsen = Number(tabelle.dataset['achsen']);
  const koepfe = [...tabelle.querySelectorAll<HTMLElement>('thead th')];
  const zahlenspalten = koepfe.map((k, i) => ({ i, art: k.dataset['art'], name: k.textContent })).filter((k) => k.i >= achsen && k.art === 'ANZAHL');
  const spalten = tabelle.dataset['diagramm'] === 'GESTAPELT' ? zahlenspalten : zahlenspalten.slice(0, 1);
  const zeilen = [...tabelle.querySelectorAll<HTMLTableRowElement>('tbody tr')].slice(0, ZEILEN_HOECHSTENS);
  const istFrist = koepfe[1]?.textContent === 'Frist';
  return {
    titel: tabelle.caption?.textContent ?? '',
    zeilen: zeilen.map((z) => (istFrist ? text(z.cells[1]) : [...z.cells].slice(0, achsen).map(text).join(': '))),
    reihen: spalten.map(({ i, name }) => ({ name, zahlen: zeilen.map((z) => zahl(text(z.cells[i]))) })).filter((r) => spalten.length === 1 || r.zahlen.some((z) => z.wert !== null && z.wert > 0)),
  };
}

const text = (zelle: HTMLTableCellElement | undefined): string => {
  const wert = zelle?.querySelector('.zellwert')?.cloneNode(true) as HTMLElement | undefined;
  wert?.querySelectorAll('.kern-sr-only, .zusatz').forEach((e) => e.remove());
  return wert?.textContent.trim() ?? '';
};

function zahl(wert: string): Zahl {
  if (wert === '<3') return { wert: KLEIN, text: wert };
  const gelesen = Number(wert.replaceAll('.', '').replace(',', '.'));
  return { wert: Number.isFinite(gelesen) && wert !== '' ? gelesen : null, text: wert };
}

/** Stripes, dots and hatching on a tile that is repeated. */
function muster(nummer: number): CanvasPattern | string {
  const farbe = FARBEN[nummer % FARBEN.length] ?? RAND;
  const kachel = baue('canvas');
  kachel.width = kachel.height = 8;
  const stift = kachel.getContext('2d');
  if (nummer === 0 || !stift) return farbe;
  stift.fillStyle = farbe;
  stift.fillRect(0, 0, 8, 8);
  stift.strokeStyle = stift.fillStyle = '#ffffff';
  stift.lineWidth = 1.5;
  stift.beginPath();
  if (nummer % 5 === 1) { stift.moveTo(0, 8); stift.lineTo(8, 0); }
  if (nummer % 5 === 2) { stift.moveTo(4, 0); stift.lineTo(4, 8); }
  if (nummer % 5 === 3) { stift.moveTo(0, 4); stift.lineTo(8, 4); }
  if (nummer % 5 === 4) { stift.moveTo(0, 0); stift.lineTo(8, 8); stift.moveTo(0, 8); stift.lineTo(8, 0); }
  stift.stroke();
  if (nummer % 5 === 0) stift.fillRect(3, 3, 2.5, 2.5);
  return stift.createPattern(kachel, 'repeat') ?? farbe;
}

/** Writes the number at the end of each bar. */
const beschriftung = (daten: Daten) => ({
  id: 'zahlen',
  afterDatasetsDraw(chart: Chart): void {
    const { ctx } = chart;
    ctx.save();
    ctx.fillStyle = RAND;
    ctx.font = '12px "Fira Sans", sans-serif';
    ctx.textBaseline = 'middle';
    daten.zeilen.forEach((_, i) => {
      const enden = daten.reihen.map((_r, n) => chart.getDatasetMeta(n).data[i]).filter((e) => e !== undefined);
      const ganz = daten.reihen.map((r) => r.zahlen[i]);
      const klein = ganz.filter((z) => z?.text === '<3').length;
      const summe = ganz.reduce((n, z) => n + (z?.text === '<3' ? 0 : (z?.wert ?? 0)), 0);
      const ende = enden.length > 0 ? Math.max(...enden.map((e) => e.x)) : 0;
      const hier = klein === 0 ? summe.toLocaleString('de-DE') : daten.reihen.length === 1 ? '<3' : '';
      if (hier && enden[0]) ctx.fillText(hier, ende + 4, enden[0].y);
    });
    ctx.restore();
  },
});

function zeichne(tabelle: HTMLTableElement): void {
  const daten = lies(tabelle);
  if (daten.zeilen.length === 0 || daten.reihen.length === 0) return;
  const flaeche = baue('canvas', { 'aria-hidden': 'true' });
  const rahmen = baue('div', { class: 'zahlenbild' }, flaeche);
  rahmen.style.height = `${60 + daten.zeilen.length * 30 + (daten.reihen.length > 1 ? 34 : 0)}px`;
  (tabelle.closest('.zahlenrahmen') ?? tabelle).before(rahmen);
  // Windows change: names are shortened to the width of the moment.
  const kurz = (name: string, breite: number): string => {
    const platz = breite < 480 ? 14 : 46;
    return name.length > platz ? `${name.slice(0, platz - 1)}…` : name;
  };
  const chart = new Chart(flaeche, {
    type: 'bar',
    data: {
      labels: daten.zeilen,
      datasets: daten.reihen.map((r, i) => ({ label: r.name, data: r.zahlen.map((z) => z.wert), backgroundColor: r.zahlen.map((z) => (z.text === '<3' ? '#ffffff' : muster(i))), borderColor: RAND, borderWidth: 1, barThickness: 18 })),
    },
    options: {
      indexAxis: 'y', responsive: true, maintainAspectRatio: false, layout: { padding: { right: 48 } },
      // Nothing moves, for nobody: a number is there at once.
      animation: false,
      scales: { x: { stacked: true, beginAtZero: true, ticks: { precision: 0, color: RAND } }, y: { stacked: true, ticks: { color: RAND, autoSkip: false, callback(stelle) { return kurz(daten.zeilen[Number(stelle)] ?? '', this.chart.width); } }, grid: { display: false } } },
      plugins: {
        legend: { display: daten.reihen.length > 1, align: 'start', labels: { color: RAND, boxWidth: 18 } },
        tooltip: { callbacks: { title: ([erster]) => daten.zeilen[erster?.dataIndex ?? 0] ?? '', label: (punkt) => `${punkt.dataset.label ?? ''}: ${daten.reihen[punkt.datasetIndex]?.zahlen[punkt.dataIndex]?.text ?? ''}` } },
      },
    },
    plugins: [beschriftung(daten)],
  });
  // A canvas keeps the size it was drawn with: paper is narrower than the window.
  window.addEventListener('beforeprint', () => chart.resize());
}

// Drawn when they come near: a page has many.
const sicht = new IntersectionObserver((eintraege) => {
  for (const e of eintraege.filter((eintrag) => eintrag.isIntersecting)) {
    sicht.unobserve(e.target);
    zeichne(e.target as HTMLTableElement);
  }
}, { rootMargin: '400px' });
for (const tabelle of document.querySelectorAll<HTMLTableElement>('table[data-diagramm]:not([data-diagramm=""])')) sicht.observe(tabelle);
