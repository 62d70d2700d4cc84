import { expect } from 'chai';
import { COLORS } from '../../src/theme/tokens.styles.ts';

type Color = keyof typeof COLORS;
type Pair = readonly [front: Color, behind: Color, where: string];

const TEXT: readonly Pair[] = [
  ['text', 'ground', 'running text'],
  ['text', 'raised', 'text of a neutral notice, an active suggestion'],
  ['text', 'warning-ground', 'text of a warning'],
  ['text', 'danger-ground', 'text of an error'],
  ['text', 'mark', 'a highlighted match'],
  ['muted', 'ground', 'facts beside a result'],
  ['muted', 'raised', 'badge of levels 1 and 2; the code of an active suggestion'],
  ['muted', 'mark', 'a match in an excerpt'],
  ['action', 'ground', 'links and buttons'],
  ['action', 'raised', 'the hotline in a neutral notice'],
  ['action', 'warning-ground', 'links and buttons in a warning'],
  ['action', 'danger-ground', 'links and buttons in an error'],
  ['action', 'mark', 'a match in the name of a result'],
  ['on-action', 'action', 'the primary button'],
  ['success', 'success-ground', 'badge of levels 3 and 4'],
];

/** WCAG 2.2, 1.4.11: borders of fields, icons, bars and the focus ring. */
const NON_TEXT: readonly Pair[] = [
  ['field-line', 'ground', 'border of the search field, of a chip, of the list of suggestions'],
  ['action', 'ground', 'border of a button; a ticked box'],
  ['action', 'raised', 'bar of the active suggestion'],
  ['action', 'warning-ground', 'border of a button in a warning'],
  ['action', 'danger-ground', 'border of a button in an error'],
  ['text', 'raised', 'icon of a neutral notice'],
  ['text', 'warning-ground', 'icon of a warning'],
  ['text', 'danger-ground', 'icon of an error'],
  ['muted', 'raised', 'bar of a neutral notice'],
  ['warning', 'warning-ground', 'bar of a warning'],
  ['danger', 'danger-ground', 'bar of an error'],
  ['focus', 'focus-outer', 'the two tones of the focus ring'],
];

/** WCAG 2.2, relative luminance of an sRGB colour. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(first: string, second: string): number {
  const [darker = 0, lighter = 0] = [luminance(first), luminance(second)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

describe('colour tokens', () => {
  it('are measured as WCAG says', () => {
    expect(contrast('#000000', '#ffffff')).to.be.closeTo(21, 0.001);
    expect(contrast('#777777', '#ffffff')).to.be.closeTo(4.478, 0.001);
    expect(contrast('#903938', '#ffffff')).to.be.closeTo(7.4, 0.1);
    expect(contrast('#ce7a58', '#ffffff')).to.be.below(4.5);
  });

  for (const [index, scheme] of ['light', 'dark'].entries()) {
    for (const [pairs, least] of [
      [TEXT, 4.5],
      [NON_TEXT, 3],
    ] as const) {
      for (const [front, behind, where] of pairs) {
        it(`${front} on ${behind} in the ${scheme} is at least ${least}:1 (${where})`, () => {
          expect(contrast(COLORS[front][index]!, COLORS[behind][index]!)).to.be.at.least(least);
        });
      }
    }

    it(`the focus ring shows on any ground in the ${scheme}`, () => {
      const rings = [COLORS.focus[index]!, COLORS['focus-outer'][index]!];
      for (const ground of ['#ffffff', '#000000', '#808080', COLORS.action[index]!, COLORS.ground[index]!]) {
        const best = Math.max(...rings.map((ring) => contrast(ring, ground)));
        expect(best, ground).to.be.at.least(3);
      }
    });
  }

  it('are written so that they can be measured', () => {
    for (const color of Object.values(COLORS).flat()) expect(color).to.match(/^#[0-9a-f]{6}$/);
  });
});
