/**
 * One knot of the red thread, the drawing of a matter from its promise to its proof. `done` has happened, `next` is
 * the one step that is waited for, `to-come` lies behind it. `note` holds the day and the place, or the due day.
 */
export type Knot = {
  readonly label: string;
  readonly note: string;
  readonly state: 'done' | 'next' | 'to-come';
  readonly to?: string;
};
