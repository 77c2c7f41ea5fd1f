import { type Compared, type Figure, isMet } from './figures.ts';

const HEADS = ['figure', 'Sundial', 'bare', 'compared', 'bare : bare', 'target', 'met'];

/** One line a figure; every comparison with half of its 95 % interval. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [HEADS, ...figures.map(rowOf)];
  const widths = HEADS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  '),
  );
  const [head = '', ...rest] = lines;
  return [head, '-'.repeat(head.length), ...rest].join('\n');
}

function rowOf(figure: Figure): string[] {
  const { name, unit, sundial, bare, compared, noise, target } = figure;
  const by = compared?.by ?? 'ratio';
  const bound = (most: number) =>
    target?.of === 'sundial'
      ? amount(most, unit)
      : by === 'ratio'
        ? `x ${most.toFixed(2)}`
        : amount(most, unit);
  const met = isMet(figure);
  return [
    name,
    amount(sundial, unit),
    bare === null ? '' : amount(bare, unit),
    inWords(compared, unit),
    inWords(noise, unit),
    target ? `<= ${bound(target.most)}${target.aim ? ` (${target.aim})` : ''}` : '',
    met === null ? '' : met ? 'yes' : 'NO',
  ];
}

function inWords(compared: Compared | null, unit: Figure['unit']): string {
  if (!compared) return '';
  const { by, value, within } = compared;
  if (by === 'ratio') return `x ${value.toFixed(2)}${within ? ` ±${within.toFixed(2)}` : ''}`;
  return `${value < 0 ? '' : '+'}${amount(value, unit)}${within ? ` ±${amount(within, '')}` : ''}`;
}

/** Three digits, whatever the size: "128 ms", "0.0312 s". */
const amount = (value: number, unit: Figure['unit']): string =>
  `${Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3)} ${unit}`.trim();
