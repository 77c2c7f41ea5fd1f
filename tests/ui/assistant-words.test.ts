import { afterEach, describe, expect, test } from 'vitest';
import type { Mode } from '../../lib/core/mode.ts';
import { HOUR, MINUTE } from '../../lib/core/time.ts';
import { agreementFor } from '../../lib/ui/agreement.ts';
import { buddiesInWords } from '../../lib/ui/company-words.ts';
import { inOneLine } from '../../lib/ui/in-one-line.ts';
import { keptOutInWords } from '../../lib/ui/kept-out.ts';
import { faceOf } from '../../lib/ui/mode-words.ts';
import { isVague, VAGUE } from '../../lib/ui/vague.ts';
import { keyOf, keyOfMany, type Plurals, speak } from '../../lib/words/t.ts';

/** English text, or its two forms, to what is said for it. */
const inLanguage = (language: 'ar' | 'de' | 'ja', said: Record<string, string | Plurals>) =>
  speak(
    language,
    Object.fromEntries(
      Object.entries(said).map(([text, words]) => {
        const [one = '', many] = text.split('|');
        return [many === undefined ? keyOf(one) : keyOfMany(one, many), words];
      }),
    ),
    language,
  );
afterEach(() => speak('en', null));

const noon = new Date(2026, 10, 17, 12).getTime();
const moment = { now: noon, shift: 0, today: null, recordsRecharge: false, hasWorked: false };
const work = (left: number): Exclude<Mode, { is: 'focusing' }> => ({
  is: 'work',
  workday: { from: noon - HOUR, to: noon + left },
  until: null,
});

describe('how long the workday still is', () => {
  test('has its figures apart from their units', () => {
    expect(faceOf(work(2 * HOUR + 56 * MINUTE), moment).figure).toEqual([2, ' h ', 56, ' m']);
    expect(faceOf(work(2 * HOUR), moment).figure).toEqual([2, ' h']);
    expect(faceOf(work(56 * MINUTE), moment).figure).toEqual([56, ' min']);
  });

  test('is said in the order of the language', () => {
    inLanguage('ja', { '{minutes} min': 'あと{minutes}分' });
    expect(faceOf(work(56 * MINUTE), moment).figure).toEqual(['あと', 56, '分']);
  });
});

describe('in another language', () => {
  test('the agreement is said in its parts', () => {
    inLanguage('de', {
      '{minutes} min': '{minutes} Min.',
      'on “{task}”': 'an „{task}“',
      'distractions kept out': 'Ablenkungen bleiben draußen',
      '{keptOut}, strictly': '{keptOut}, streng',
    });
    expect(agreementFor({ task: 'Preise', minutes: 25, level: 'distractions', isStrict: true })).toEqual({
      length: '25 Min.',
      purpose: 'an „Preise“',
      keptOut: 'Ablenkungen bleiben draußen, streng',
    });
  });

  test('visits have the form of their number', () => {
    inLanguage('ar', { '{n} visit|{n} visits': { two: 'زيارتان', other: '{n} زيارة' } });
    expect(keptOutInWords({ visits: 2, sites: [], elsewhere: 2 })).toBe('زيارتان');
    expect(keptOutInWords({ visits: 100, sites: [], elsewhere: 100 })).toBe('100 زيارة');
  });

  test('many people are written as it writes figures', () => {
    inLanguage('de', {
      'About {n} person|About {n} people': { one: 'Etwa {n} Mensch', other: 'Etwa {n} Menschen' },
    });
    expect(buddiesInWords({ buddies: 1250, isOutOfReach: false })).toBe('Etwa 1.250 Menschen');
  });

  test('sentences follow each other without a space where it has none', () => {
    expect(inOneLine(['Read just now.', 'All is well.'])).toBe('Read just now. All is well.');
    expect(inOneLine(['Read just now.'])).toBe('Read just now.');
    expect(inOneLine([])).toBe('');
    inLanguage('ja', { '{said} {next}##sentence after sentence': '{said}{next}' });
    expect(inOneLine(['一。', '二。', '三。'])).toBe('一。二。三。');
  });

  test('a task is vague by its own words alone', () => {
    expect(isVague('work on stuff')).toBe(true);
    expect(isVague('etwas arbeiten')).toBe(false);
    inLanguage('de', { [VAGUE]: 'arbeiten etwas machen was' });
    expect(isVague('Etwas arbeiten')).toBe(true);
    expect(isVague('work on stuff')).toBe(false);
  });
});
