import { z } from 'zod';
import { Role } from '../../kernel/actor.ts';
import { Id, route, type OutputOf } from '../../kernel/contract.ts';
import { Instant } from '../../kernel/days.ts';
import { Origin } from '../../kernel/origin.ts';
import { PersonName, Phone } from '../people/domain/model.ts';
import { Device } from './domain/device.ts';
import { BEGAN_BY } from './domain/second-factors.ts';

/**
 * Where to go on. `goFirst` is what must be done before anything else: the second step, which `secondStep` names, or
 * setting up what a role needs. Until a second step is done nobody is signed in.
 */
export const SignedIn = z.object({
  personId: Id.nullable(),
  home: z.string(),
  goFirst: z.string().optional(),
  secondStep: Id.optional(),
});
export type SignedIn = z.output<typeof SignedIn>;
const tooMany = { 'too-many-tries': 429 } as const;

export const requestCode = route({
  name: 'access.request-code',
  method: 'POST',
  path: '/sign-in/codes',
  audience: 'anyone',
  summary: 'Send a one-time code to a telephone. The answer is the same whether or not it is registered',
  input: z.object({ phone: Phone }),
  output: z.object({ ticket: Id, resendAfterSeconds: z.number().int() }),
  refusals: { 'too-many-codes': 429 },
});

export const signInWithCode = route({
  name: 'access.sign-in-with-code',
  method: 'POST',
  path: '/sign-in/with-code',
  audience: 'anyone',
  summary: 'Sign in with the code that was sent. Somebody new gives a name and is registered as a volunteer',
  input: z.object({
    ticket: Id,
    code: z
      .string()
      .trim()
      .regex(/^\d{6}$/),
    name: PersonName.optional(),
    /** Said by somebody new: that the notice was read and the account is wanted (SEC-04). */
    agreed: z.union([z.literal(true), z.literal('true').transform(() => true)]).optional(),
  }),
  output: SignedIn,
  refusals: { ...tooMany, 'code-wrong': 422, 'name-needed': 422, 'agreement-needed': 422 },
});

export const signInWithPassword = route({
  name: 'access.sign-in-with-password',
  method: 'POST',
  path: '/sign-in/with-password',
  audience: 'anyone',
  summary: 'Sign in with telephone and password, for staff',
  input: z.object({ phone: Phone, password: z.string().min(1).max(200) }),
  output: SignedIn,
  refusals: { ...tooMany, 'password-wrong': 422 },
});

export const signInAsDemoPerson = route({
  name: 'access.sign-in-as-demo-person',
  method: 'POST',
  path: '/sign-in/as-demo-person',
  audience: 'anyone',
  summary: 'Sign in as one of the demo town’s people; exists only while the demo town is active',
  input: z.object({ personId: Id }),
  output: SignedIn,
  refusals: { 'demo-not-active': 404, 'person-not-found': 404 },
});

export const listDemoPeople = route({
  name: 'access.list-demo-people',
  method: 'GET',
  path: '/demo-people',
  audience: 'anyone',
  summary: 'The demo town’s people by post; exists only while the demo town is active',
  input: z.object({}),
  output: z.object({
    password: z.string(),
    items: z.array(
      z.object({
        personId: Id,
        name: z.string(),
        post: z.string(),
        organisationName: z.string(),
        roles: z.array(Role),
        phone: z.string(),
        hasPassword: z.boolean(),
      }),
    ),
  }),
  refusals: { 'demo-not-active': 404 },
});

export type DemoPeople = OutputOf<typeof listDemoPeople>;

/** How far the demo town's clock can be put forward at once: short enough that nobody's session ends by it. */
export const DemoClockStep = z.enum(['hour', 'half-day']);

export const moveDemoClock = route({
  name: 'access.move-demo-clock',
  method: 'POST',
  path: '/demo-clock',
  audience: 'anyone',
  summary: 'Put the clock of the demo town forward, to see what comes later; exists only while the demo town is active',
  input: z.object({ step: DemoClockStep }),
  output: z.object({ now: Instant }),
  refusals: { 'demo-not-active': 404 },
});

export const listMessages = route({
  name: 'access.list-messages',
  method: 'GET',
  path: '/developer/messages',
  audience: 'anyone',
  summary: 'Messages kept by the recording stand-in; exists only while it is active',
  input: z.object({}),
  output: z.object({ items: z.array(z.object({ at: Instant, phone: z.string(), text: z.string() })) }),
  refusals: { 'stand-in-not-active': 404 },
});

export const signOut = route({
  name: 'access.sign-out',
  method: 'POST',
  path: '/sign-out',
  audience: 'signed-in',
  summary: 'End this session',
  input: z.object({}),
  output: z.object({}),
  refusals: {},
});

export const signOutEverywhere = route({
  name: 'access.sign-out-everywhere',
  method: 'POST',
  path: '/sign-out-everywhere',
  audience: 'signed-in',
  summary: 'End all sessions of the caller, on every device',
  input: z.object({}),
  output: z.object({ ended: z.number().int() }),
  refusals: {},
});

export const listSessions = route({
  name: 'access.list-sessions',
  method: 'GET',
  path: '/sessions',
  audience: 'signed-in',
  summary: 'Where the caller is signed in: on what kind of device and since when; never from what address',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        id: Id,
        madeAt: Instant,
        seenAt: Instant,
        isThisOne: z.boolean(),
        device: Device,
        beganBy: z.enum(BEGAN_BY),
      }),
    ),
  }),
  refusals: {},
});

export const endSession = route({
  name: 'access.end-session',
  method: 'POST',
  path: '/sessions/:sessionId/end',
  audience: 'signed-in',
  summary: 'End one session of the caller, on another device or here',
  input: z.object({ sessionId: Id }),
  output: z.object({}),
  refusals: { 'session-not-found': 404 },
});

export const whoAmI = route({
  name: 'access.who-am-i',
  method: 'GET',
  path: '/me',
  audience: 'signed-in',
  summary: 'The caller with the roles held and where',
  input: z.object({}),
  output: z.object({
    personId: Id,
    name: z.string(),
    volunteerNo: z.string(),
    organisationName: z.string().nullable(),
    grants: z.array(
      z.object({
        role: Role,
        organisationId: Id,
        organisationName: z.string(),
        thing: Origin.optional(),
        except: z.array(Id).optional(),
      }),
    ),
    /** Roles are held that sleep until there is a second factor. */
    needsSecondFactor: z.boolean(),
  }),
  refusals: {},
});
