import { callRoll, countersign } from '../src/capabilities/activities/contract/attendance.ts';
import { endActivity, signUp } from '../src/capabilities/activities/contract.ts';
import * as bulletins from '../src/capabilities/bulletins/contract.ts';
import type { PersonActor, Role } from '../src/kernel/actor.ts';
import { newId } from '../src/platform/server/ids.ts';
import { longBefore, rehearse, type Rehearsal } from './rehearsal.ts';
import type { Town } from './town.ts';

/** After every activity of September, so that all of them can be told of. */
export const inOctober = '2026-10-08T02:00:00.000Z';

export type Newsroom = Rehearsal & {
  readonly editor: PersonActor;
  readonly signer: PersonActor;
  /** Somebody else with these roles over the organisation that issues the bulletins. */
  readonly colleague: (...roles: Role[]) => PersonActor;
  /** An activity of three hours on a day of September, held by two and confirmed; the clock then stands in October. */
  readonly hold: (day: number) => Promise<string>;
  readonly draft: (activityIds: readonly string[], title?: string) => Promise<string>;
  readonly handIn: (activityIds: readonly string[], title?: string) => Promise<string>;
};

export const september = { figureIds: ['persons', 'service-minutes'], from: '2026-09', to: '2026-09' };

/** An organisation that holds activities and tells of them. */
export async function openNewsroom(town: Town): Promise<Newsroom> {
  const cast = await rehearse(town, 30);
  const { organisationId } = cast;
  const colleague = (...roles: Role[]) =>
    town.actor(
      newId(),
      roles.map((role) => ({ role, organisationId })),
    );
  const editor = colleague('editor');
  const draft: Newsroom['draft'] = async (activityIds, title = '九月共建情况') => {
    const id = newId();
    await town.perform(bulletins.draftBulletin, editor, {
      id,
      organisationId,
      title,
      activityIds: [...activityIds],
      figures: september,
    });
    return id;
  };
  return {
    ...cast,
    editor,
    signer: colleague('signer'),
    colleague,
    draft,
    async hold(day) {
      town.turnTo(longBefore);
      const date = `2026-09-${day}`;
      const times = { startsAt: `${date}T01:00:00.000Z`, endsAt: `${date}T04:00:00.000Z` };
      const { id, segmentIds } = await cast.announce(times);
      const people = [cast.volunteer(), cast.volunteer()];
      for (const person of people) await town.perform(signUp, person, { activityId: id });
      town.turnTo(times.endsAt);
      const place = { activityId: id, segmentId: segmentIds[0] ?? '' };
      const lines = people.map(({ personId }) => ({ personId }));
      const { rollCallId } = await town.perform(callRoll, cast.leader, { ...place, lines });
      await town.perform(countersign, cast.clerk, { ...place, rollCallId });
      await town.perform(endActivity, cast.clerk, { activityId: id });
      town.turnTo(inOctober);
      return id;
    },
    async handIn(activityIds, title) {
      const bulletinId = await draft(activityIds, title);
      await town.perform(bulletins.submitBulletin, editor, { bulletinId });
      return bulletinId;
    },
  };
}
