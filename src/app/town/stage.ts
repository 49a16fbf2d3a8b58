import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Actor, PersonActor, Role } from '../../kernel/actor.ts';
import type { OutputOf, Route } from '../../kernel/contract.ts';
import { civilDateOf, instantAt, type CivilDate, type Instant } from '../../kernel/days.ts';
import type { Performer } from '../../platform/server/perform.ts';
import type { Place } from '../../platform/server/place.ts';

type AnyRoute = Route<z.ZodObject, z.ZodType, string>;

/** An id made from a name: the town has the same ids every time it is played. */
export function idOf(name: string): string {
  const hash = createHash('sha256').update(name).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-7${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/**
 * An id made from a moment and a name, ordered by the moment as ids of version 7 are, so that lists by key stand in
 * the order in which things came to be.
 */
export function timedIdOf(at: Instant, name: string): string {
  const time = Date.parse(at).toString(16).padStart(12, '0');
  const rest = idOf(name);
  return `${time.slice(0, 8)}-${time.slice(8)}${rest.slice(13)}`;
}

export type Player = {
  readonly personId: string;
  readonly name: string;
  readonly grants: readonly { readonly role: Role; readonly organisationId: string }[];
};

const nobody = { clientAddress: 'stage', setCookie: () => {} };

/**
 * Plays what people did, through the same handlers as people use, each at its own moment. A refusal stops the play:
 * the town must not tell of something the product does not allow.
 */
export class Stage {
  readonly place: Place;
  readonly #performer: Performer;
  #now: Instant;
  #sent = 0;

  constructor(place: Place, performer: Performer) {
    this.place = place;
    this.#performer = performer;
    this.#now = instantAt('2026-01-01');
  }

  get now(): Instant {
    return this.#now;
  }

  get today(): CivilDate {
    return civilDateOf(this.#now);
  }

  /** Turns the clock forward to a civil day and time in China. The play never goes back. */
  at(date: string, clockTime = '09:00'): this {
    const moment = instantAt(date, clockTime);
    if (moment < this.#now) throw new Error(`${this.place.slug}: the play cannot go back to ${date} ${clockTime}.`);
    this.#now = moment;
    return this;
  }

  /** The id of a thing of this place that comes to be now. */
  idFor(name: string): string {
    return timedIdOf(this.#now, `${this.place.slug}/${name}`);
  }

  actorOf(player: Player): PersonActor {
    const sessionId = idOf(`${this.place.slug}/session/${player.name}`);
    return {
      kind: 'person',
      tenantId: this.place.tenantId,
      sessionId,
      personId: player.personId,
      grants: player.grants,
      // In the play nobody leaves a desk open.
      provenAt: '9999-12-31T00:00:00.000Z',
    };
  }

  /** Does one thing in the name of a person and returns what was answered. */
  async does<R extends AnyRoute>(player: Player, route: R, input: z.input<R['input']>): Promise<OutputOf<R>> {
    return this.#perform(this.actorOf(player), route, input);
  }

  async #perform<R extends AnyRoute>(actor: Actor, route: R, input: unknown): Promise<OutputOf<R>> {
    this.#sent += 1;
    const performed = await this.#performer.perform({
      routeName: route.name,
      input,
      actor,
      place: this.place,
      locale: 'zh-CN',
      now: this.#now,
      key: idOf(`${this.place.slug}/sent/${this.#sent}`),
      caller: nobody,
    });
    if (performed.ok) return performed.output as OutputOf<R>;
    const { code, title, fields } = performed.problem;
    const where = fields.map((field) => `${field.path}: ${field.message}`).join(' ');
    throw new Error(`${this.place.slug} at ${this.#now}: ${route.name} was refused: ${code} ${title} ${where}`);
  }
}
