import { complaintsConsole } from '../capabilities/complaints/console/door.tsx';
import { auditConsole } from '../capabilities/audit/console/door.tsx';
import { credentialsConsole } from '../capabilities/credentials/console/door.tsx';
import { privacyConsole } from '../capabilities/privacy/console/door.tsx';
import { noticesConsole } from '../capabilities/notices/console/door.tsx';
import { rolesConsole } from '../capabilities/roles/console/door.tsx';
import { rulebookConsole } from '../capabilities/rulebook/console/door.tsx';
import { peopleConsole } from '../capabilities/people/console/door.tsx';
import { accessConsole } from '../capabilities/access/console/door.tsx';
import { activitiesConsole } from '../capabilities/activities/console/door.tsx';
import { agreementsConsole } from '../capabilities/agreements/console/door.tsx';
import { bulletinsConsole } from '../capabilities/bulletins/console/door.tsx';
import { commitmentsConsole } from '../capabilities/commitments/console/door.tsx';
import { figuresConsole } from '../capabilities/figures/console/door.tsx';
import { organisationsConsole } from '../capabilities/organisations/console/door.tsx';
import { overviewConsole } from '../capabilities/overview/console/door.tsx';
import { threeListsConsole } from '../capabilities/three-lists/console/door.tsx';
import { sheetsConsole } from '../capabilities/sheets/console/door.tsx';
import type { ConsoleDoor } from '../platform/console/door.ts';

/** The console's table of contents: the order here is the order within each group of the side bar. */
export const consoleDoors: readonly ConsoleDoor[] = [
  overviewConsole,
  agreementsConsole,
  threeListsConsole,
  commitmentsConsole,
  activitiesConsole,
  bulletinsConsole,
  figuresConsole,
  organisationsConsole,
  peopleConsole,
  sheetsConsole,
  credentialsConsole,
  complaintsConsole,
  privacyConsole,
  rulebookConsole,
  noticesConsole,
  rolesConsole,
  accessConsole,
  auditConsole,
];
