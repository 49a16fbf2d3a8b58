import { describe, expect, it } from 'vitest';
import { readCreditCode } from './credit-code.ts';

const sound = ['9144030071526726XG', '91330100799655058B', '914403001922038216'];

describe('a unified social credit code (DOC-10)', () => {
  it.each(sound)('%s is right, whatever its check character', (code) => {
    expect(readCreditCode(code)).toMatchObject({ ok: true, code });
  });

  it.each([
    ['lower case', '9144030071526726xg', '9144030071526726XG'],
    ['full width', '９１４４０３００１９２２０３８２１６', '914403001922038216'],
    ['blanks and hyphens', ' 91330100-79965505-8B ', '91330100799655058B'],
  ])('is taken in %s', (_, typed, code) => {
    expect(readCreditCode(typed)).toMatchObject({ ok: true, code });
  });

  it.each([
    ['one too short', '9144030071526726X', 'credit-code-length'],
    ['one too long', '9144030071526726XGG', 'credit-code-length'],
    ['nothing', '', 'credit-code-length'],
    ['the letter I', '9144030071526726IG', 'credit-code-letter'],
    ['the letter O for a zero', '91440300715267O6XG', 'credit-code-letter'],
    ['the letter S', 'S144030071526726XG', 'credit-code-letter'],
    ['a Chinese digit', '9144030071526726X一', 'credit-code-letter'],
    ['another check character', '9144030071526726X0', 'credit-code-check'],
    ['one digit mistyped', '9144030071526727XG', 'credit-code-check'],
    ['two digits changed over', '9144030017526726XG', 'credit-code-check'],
  ])('is refused with %s', (_, typed, trouble) => {
    expect(readCreditCode(typed)).toEqual({ ok: false, trouble });
  });

  it('finds every single mistyped character', () => {
    const others = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    for (const code of sound) {
      for (let place = 0; place < code.length; place += 1) {
        for (const other of others.replace(code[place] ?? '', '')) {
          expect(readCreditCode(code.slice(0, place) + other + code.slice(place + 1)).ok).toBe(false);
        }
      }
    }
  });

  it('only points out an organisation code within it that does not check', () => {
    expect(readCreditCode('914403001922038216')).toMatchObject({ isOrganisationCodeOdd: false });
    // The ninth to seventeenth places end in another digit, and the last character was counted anew.
    const [, odd] = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
      .map((check) => readCreditCode(`91440300192203822${check}`))
      .map((reading, index) => [index, reading] as const)
      .find(([, reading]) => reading.ok) ?? [0, undefined];
    expect(odd).toMatchObject({ ok: true, isOrganisationCodeOdd: true });
  });
});
