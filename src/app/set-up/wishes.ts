import { z } from 'zod';
import { OrganisationKind } from '../../capabilities/organisations/domain/model.ts';
import { PersonName, Phone } from '../../capabilities/people/domain/model.ts';

/** Addresses of the installation itself; a place of that name could not be reached. */
const RESERVED: ReadonlySet<string> = new Set([
  'set-up',
  'assets',
  'console-assets',
  'healthz',
  'readyz',
  'large-type',
]);

export const PlaceWish = z.object({
  nameZh: z.string().trim().min(2).max(40),
  nameEn: z.string().trim().min(2).max(60),
  slug: z
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9-]{1,30}$/)
    .refine((slug) => !RESERVED.has(slug)),
  regionCode: z
    .string()
    .trim()
    .regex(/^\d{6}$/),
  ledgerPrefix: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2,6}$/),
});

export const RootWish = z.object({
  kind: OrganisationKind,
  name: z.string().trim().min(2).max(60),
  shortName: z.string().trim().min(2).max(20),
});

/** The three administrators that no two of them may be one (SEC-15), in the order in which they are asked for. */
export const POSTS = ['system', 'security', 'audit'] as const;
export type Post = (typeof POSTS)[number];

export const PeopleWish = z
  .object({
    systemName: PersonName,
    systemPhone: Phone,
    securityName: PersonName,
    securityPhone: Phone,
    auditName: PersonName,
    auditPhone: Phone,
  })
  .superRefine((people, context) => {
    const seen = new Set<string>();
    for (const post of POSTS) {
      const phone = people[`${post}Phone`];
      if (seen.has(phone)) context.addIssue({ code: 'custom', path: [`${post}Phone`], message: 'twice' });
      seen.add(phone);
    }
  });

export const STEPS = [PlaceWish, RootWish, PeopleWish] as const;

export type Wishes = {
  readonly place: z.output<typeof PlaceWish>;
  readonly root: z.output<typeof RootWish>;
  readonly people: z.output<typeof PeopleWish>;
};
