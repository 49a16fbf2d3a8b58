import { encode } from 'uqr';

/** An address as a QR code, one path that stays sharp in print. Level M reads through a fold or a stain. */
export function qrSvg(text: string): string {
  const { size, data } = encode(text, { ecc: 'M', border: 2 });
  const runs: string[] = [];
  data.forEach((row, y) => {
    for (let x = 0; x < size; x += 1) {
      if (!row[x]) continue;
      let width = 1;
      while (row[x + width]) width += 1;
      runs.push(`M${x} ${y}h${width}v1h-${width}z`);
      x += width;
    }
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${runs.join('')}"/></svg>`;
}
