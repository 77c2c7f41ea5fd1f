import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inXml } from '../../lib/core/in-xml.ts';
import { beginningFor, foreseen, textFor, type Wish, wishIn } from '../../lib/core/omnibox.ts';
import { LONGEST, SHORTEST } from '../../lib/core/session.ts';
import { tidyTask } from '../../lib/core/task.ts';
import { at, begun, docOf, session } from './scenario.ts';

const begin = (minutes: number | null, task: string): Wish => ({ is: 'begin', minutes, task });

describe('what is typed behind "focus"', () => {
  test.each<[string, Wish]>([
    ['', { is: 'prep' }],
    ['  \t', { is: 'prep' }],
    ['25', begin(25, '')],
    ['25 write the report', begin(25, 'write the report')],
    ['write the report', begin(null, 'write the report')],
    ['  50   pricing\npage ', begin(50, 'pricing page')],
    ['25m mail', begin(25, 'mail')],
    ['25 min mail', begin(25, 'mail')],
    ['25 minutes of mail', begin(25, 'of mail')],
    ['25 minimal examples', begin(25, 'minimal examples')],
    ['1h', begin(60, '')],
    ['1 h 30 draft', begin(90, 'draft')],
    ['1h30m draft', begin(90, 'draft')],
    ['2 hours reading', begin(120, 'reading')],
    ['1 Std. Bericht', begin(60, 'Bericht')],
    ['45 Minuten Bericht', begin(45, 'Bericht')],
    ['２５　資料', begin(25, '資料')],
    ['25分 資料', begin(25, '資料')],
    ['٢٥ تقرير', begin(25, 'تقرير')],
    // A number that no session can have is no length, unless it is said to be one or nothing else is there.
    ['3 letters to write', begin(null, '3 letters to write')],
    ['2026 budget', begin(null, '2026 budget')],
    ['3', begin(3, '')],
    ['300', begin(300, '')],
    ['3 min stretch', begin(3, 'stretch')],
    ['25th birthday card', begin(null, '25th birthday card')],
    ['25, then more', begin(null, '25, then more')],
    ['+15', { is: 'extend', minutes: 15 }],
    ['+ 15 min', { is: 'extend', minutes: 15 }],
    ['+1 for the draft', begin(null, '+1 for the draft')],
  ])('“%s”', (typed, wish) => expect(wishIn(typed)).toEqual(wish));

  test('a suggestion means what it shows, whatever the task is', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: SHORTEST, max: LONGEST }),
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.string({ unit: fc.constantFrom('1', '5', ' ', 'h', 'm', 'min', '分', '+', '.', '５') }),
        ),
        (minutes, typed) => {
          const task = tidyTask(typed);
          expect(wishIn(textFor(minutes, task))).toEqual(begin(minutes, task));
        },
      ),
      { numRuns: 1000 },
    ));

  test('always means something', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const wish = wishIn(typed);
        expect(wish.is === 'begin' ? wish.minutes !== null || wish.task !== '' : true).toBe(true);
      }),
    ));
});

describe('a session from the address bar', () => {
  const prep = { task: 'Draft', minutes: 45, level: 'communication', project: 'Book', strict: true } as const;
  const doc = docOf(
    { kind: 'setting', id: 'prep', value: prep },
    { kind: 'session', id: 'a', value: { ...session(-90, -60, 'nothing', 'Pricing page'), project: 'Shop' } },
    { kind: 'session', id: 'b', value: session(-120, -100, 'nothing', 'Pricing page') },
  );
  const asked = (typed: string) => beginningFor(wishIn(typed) as Wish & { is: 'begin' }, doc, at(0));

  test('is as the last one was, but for what is said', () => {
    expect(asked('25')).toEqual({ do: 'start', ...prep, minutes: 25, untilWorkEnds: false });
    expect(asked('write the report')).toMatchObject({
      task: 'write the report',
      minutes: 45,
      level: 'communication',
      strict: true,
    });
  });

  test('belongs to the project its task belonged to last', () => {
    expect(asked('Pricing page').project).toBe('Shop');
    expect(asked('Something new').project).toBe('');
    expect(asked('30').project).toBe('Book');
  });

  test('lasts until the workday ends, where the last one did and no length is said', () => {
    const now = new Date(at(0));
    const minute = now.getHours() * 60 + now.getMinutes();
    const day = { hours: { from: Math.max(0, minute - 30), to: minute + 100 }, breaks: [] };
    const untilWorkEnds = docOf(
      { kind: 'setting', id: 'prep', value: { ...prep, untilWorkEnds: true } },
      { kind: 'setting', id: 'schedule', value: { week: Array(7).fill(day), daysOff: [] } },
    );
    const said = beginningFor({ is: 'begin', minutes: 30, task: '' }, untilWorkEnds, at(0));
    expect(said).toMatchObject({ minutes: 30, untilWorkEnds: false });
    const unsaid = beginningFor({ is: 'begin', minutes: null, task: '' }, untilWorkEnds, at(0));
    expect(unsaid).toMatchObject({ minutes: 100, untilWorkEnds: true });
  });

  test('is known to be refused before it is asked for', () => {
    expect(foreseen(asked('3 min mail'), doc, at(0))).toBe('too-short-or-long');
    expect(foreseen(asked('x'.repeat(86)), doc, at(0))).toBe('task-too-long');
    expect(foreseen(asked('25 mail'), doc, at(0))).toBe(null);
    expect(foreseen(asked('25 mail'), docOf(begun(0, 25)), at(1))).toBe('already-focusing');
    expect(foreseen({ do: 'extend', minutes: 15 }, doc, at(0))).toBe('not-focusing');
  });
});

describe('a line that is read as XML', () => {
  test('says what the text says', () =>
    expect(inXml(`if a < b && "c" > 'd'`)).toBe('if a &lt; b &amp;&amp; &quot;c&quot; &gt; &apos;d&apos;'));

  test('has no sign of its own in it, and nothing that XML cannot write', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (one, other) => {
        const line = inXml(`${one}\ud800${other}\u0000\uffff`);
        expect(line.replace(/&(?:amp|lt|gt|quot|apos);/g, '')).not.toMatch(/[&<>"'\0\uffff]/);
        expect(line.isWellFormed()).toBe(true);
      }),
    ));
});
