/** A row as it stands in the file. `no` is its number there, counted from one; cells without content are ''. */
export type SheetRow = {
  readonly no: number;
  readonly cells: readonly string[];
  /** Cells that held a number of so many digits that the program has rounded it: identity numbers typed as numbers. */
  readonly rounded?: readonly number[];
};
