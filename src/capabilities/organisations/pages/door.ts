import type { Page } from '../../../platform/pages/page.ts';
import { alliancePage } from './AlliancePage.tsx';
import { alliancesPage } from './AlliancesPage.tsx';
import { organisationPage } from './OrganisationPage.tsx';
import { organisationsPage } from './OrganisationsPage.tsx';

export const organisationsPages: readonly Page[] = [organisationsPage, organisationPage, alliancesPage, alliancePage];
