const MB = 1024 * 1024;

/** How much of a sheet is taken in. Each limit has its sentence in `trouble-words.ts`. */
export const LIMITS = {
  /** Of the file as it is sent. */
  uploadBytes: 32 * MB,
  /** With content, besides the heading. */
  rows: 100_000,
  /** Up to the last one with content. */
  columns: 200,
  /** What a spreadsheet program itself takes in one cell. */
  cellCharacters: 32_767,
  /** Parts of the workbook that are held whole: what lies where, formats. */
  partBytes: 8 * MB,
  /** The table of texts, of which the texts are held. */
  stringsBytes: 160 * MB,
  stringsCharacters: 24 * MB,
  /** One sheet, which is never held whole. */
  sheetBytes: 600 * MB,
  /** Entries of the zip; a workbook of many sheets with pictures has some hundred. */
  entries: 4_000,
  /** Unpacked to packed. Real sheets reach 100; what unpacks to little is let through whatever it says. */
  ratio: 400,
  ratioFromBytes: 64 * MB,
  /** Memory of the thread that reads, besides the bytes in its hands. */
  threadMemoryMb: 112,
  /** How long the thread may think about the next rows. */
  silenceMs: 30_000,
} as const;
