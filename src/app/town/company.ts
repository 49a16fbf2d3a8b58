import type { PlaceCast } from './cast/posts.ts';
import { idOf, type Player, type Stage } from './stage.ts';

/** The cast of one place, by the keys that the stories use. */
export class Company {
  readonly stage: Stage;
  readonly cast: PlaceCast;

  constructor(stage: Stage, cast: PlaceCast) {
    this.stage = stage;
    this.cast = cast;
  }

  org(key: string): string {
    if (!this.cast.organisations.some((each) => each.key === key)) throw new Error(`No organisation ${key} here.`);
    return idOf(`${this.cast.slug}/organisation/${key}`);
  }

  player(key: string): Player {
    const person = this.cast.people.find((each) => each.key === key);
    if (!person) throw new Error(`No person ${key} in ${this.cast.slug}.`);
    return {
      personId: idOf(`${this.cast.slug}/person/${key}`),
      name: person.name,
      grants: person.roles.map(([role, organisation]) => ({ role, organisationId: this.org(organisation) })),
    };
  }

  /** So many volunteers of a surname, from one to another, both counted. */
  volunteers(surname: string, from: number, to: number): Player[] {
    return Array.from({ length: to - from + 1 }, (_, index) => this.player(`${surname}${from + index}`));
  }
}
