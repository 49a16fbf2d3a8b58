import { idsOf, isPerson, type Actor } from '../../../../kernel/actor.ts';
import { refuse, type Decision, type Fact } from '../../../../kernel/decision.ts';
import type { InputOf, OutputOf, RefusalOf } from '../../../../kernel/contract.ts';
import { batch, handle, type Call } from '../../../../platform/server/handle.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import * as contract from '../../contract.ts';
import * as facts from '../../domain/facts.ts';
import type { Activity, SignUp } from '../../domain/model.ts';
import { freePlaces, moveUp, seat, withdraw as withdrawRule, type Arrival, type Room } from '../../domain/seats.ts';
import { findActivityForUpdate } from '../store/activities.ts';
import { asKnown, bothKnown, knownComers, knownListed } from '../one-person.ts';
import * as store from '../store/sign-ups.ts';

type SignUpRoute = typeof contract.signUp;
type SignUpDecision = Decision<OutputOf<SignUpRoute>, RefusalOf<SignUpRoute>>;

/** How many of the waiting list are looked at together when a place is free. */
const WAITING_AT_ONCE = 20;

/**
 * The rush at nine o'clock. The row of the activity is locked once for all who press, then the rows of the persons
 * in order of ids; the pure rule gives out the places; one statement saves them. Another server process waits at the
 * same row, so being correct does not depend on who gathered whom.
 */
export const signUp = batch(
  contract.signUp,
  (input: InputOf<SignUpRoute>) => input.activityId,
  async (calls) => {
    const [first] = calls;
    if (!first) return [];
    const { tx, now } = first;
    const activity = await findActivityForUpdate(tx, first.input.activityId);
    if (!activity || activity.state === 'draft') return calls.map(() => refuse('activity-not-found'));
    const arrivals = calls.map(asArrival);
    const actors = calls.map((call) => call.actor);
    const room = await readRoom(tx, activity, actors);
    const seating = seat(room, arrivals);
    const taken = seating.decisions.flatMap((decision) => (decision.ok ? [decision.value] : []));
    if (taken.length === 0) return seating.decisions as SignUpDecision[];
    const saved = await store.saveNewSignUps(tx, taken, now);
    // The unique index agrees with the fold, or something is badly wrong: then nothing of this batch may stand.
    if (saved !== taken.length) throw new Error('A sign-up was there already, behind the lock.');
    await store.saveSignUpStates(tx, seating.movedUp, now);
    await store.saveCounters(tx, seating.activity);
    const news = seating.movedUp.map((moved) => facts.movedUp(seating.activity, moved));
    return tellWithFirst(seating.decisions, news) as SignUpDecision[];
  },
);

function asArrival(call: Call<SignUpRoute>): Arrival {
  if (!isPerson(call.actor)) throw new Error('Only a person signs up.');
  return { signUpId: call.newId(), personId: call.actor.personId, now: call.now };
}

async function readRoom(tx: Tx, activity: Activity, comers: readonly Actor[]): Promise<Room> {
  const waiting = freePlaces(activity) > 0 ? await store.listWaiting(tx, activity.id, 0, WAITING_AT_ONCE) : [];
  const coming = knownComers(comers);
  const listed = await knownListed(
    tx,
    waiting.map((signUp) => signUp.personId),
  );
  const all = bothKnown(coming, listed);
  await store.lockParticipants(tx, [...all.keys()]);
  // Read only now: under the locks, another activity can no longer give these people the same hour.
  const inQueue = await store.listInQueue(tx, activity.id, [...coming.keys()]);
  const busy = await store.listBusy(tx, activity, [...all.keys()]);
  const queued = inQueue.map((signUp) => signUp.personId);
  return { activity, waiting, busy: asKnown(all, busy), inQueue: asKnown(coming, queued) };
}

/** Facts that belong to the whole batch are told with its first allowed answer. */
function tellWithFirst(decisions: readonly Decision<SignUp, string>[], news: readonly Fact[]) {
  let untold = news;
  return decisions.map((decision) => {
    if (!decision.ok) return decision;
    const told = { ...decision, facts: [...decision.facts, ...untold] };
    untold = [];
    return told;
  });
}

export const withdraw = handle(contract.withdraw, async ({ actor, input, now, tx }) => {
  const activity = await findActivityForUpdate(tx, input.activityId);
  if (!activity || !isPerson(actor)) return refuse('activity-not-found');
  const [own] = await store.listInQueue(tx, activity.id, idsOf(actor));
  const decision = withdrawRule(activity, own, now);
  if (!decision.ok) return decision;
  await store.saveSignUpStates(tx, [decision.value.signUp], now);
  const { activity: after, movedUp } = await moveUpNext(tx, decision.value.activity);
  await store.saveSignUpStates(tx, movedUp, now);
  await store.saveCounters(tx, after);
  const news = movedUp.map((moved) => facts.movedUp(after, moved));
  return { ...decision, value: decision.value.signUp, facts: [...decision.facts, ...news] };
});

/**
 * Finds those on the waiting list who can take the free places, a handful at a time: who is busy elsewhere at that
 * hour keeps the turn and the next is asked. The persons are locked in order of ids as everywhere; should two
 * handfuls of two activities cross, the database names one of them the loser and the platform tries it again.
 */
async function moveUpNext(tx: Tx, activity: Activity): Promise<{ activity: Activity; movedUp: readonly SignUp[] }> {
  let after = activity;
  const movedUp: SignUp[] = [];
  for (let behind = 0; freePlaces(after) > 0;) {
    const waiting = await store.listWaiting(tx, activity.id, behind, WAITING_AT_ONCE);
    const last = waiting.at(-1);
    if (!last) break;
    const listed = await knownListed(
      tx,
      waiting.map((signUp) => signUp.personId),
    );
    const persons = [...listed.keys()];
    await store.lockParticipants(tx, persons);
    const busy = asKnown(listed, await store.listBusy(tx, activity, persons));
    const step = moveUp({ activity: after, waiting, busy });
    if (step.activity.state !== 'recruiting') break;
    after = step.activity;
    movedUp.push(...step.movedUp);
    behind = last.arrivalNo;
  }
  return { activity: after, movedUp };
}
