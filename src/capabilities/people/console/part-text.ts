import { useWords } from '../../../platform/console/language.ts';
import type { MaskedRecord } from '../contract.ts';
import type { RecordPart } from '../domain/record.ts';
import { words } from '../messages/words.ts';

type Side = MaskedRecord;

/** What a record shows for a part, masked; an empty text where nothing is registered. */
export function usePartText(): (side: Side, part: RecordPart) => string {
  const t = useWords(words);
  const texts: Readonly<Record<RecordPart, (side: Side) => string | null>> = {
    name: (side) => side.maskedName,
    phone: (side) => side.maskedPhone,
    paper: (side) => side.paper && `${t.paperKinds[side.paper.kind]} ${side.paper.masked}`,
    birth: (side) => side.maskedBirth,
    sex: (side) => side.sex && t.sex[side.sex],
    organisation: (side) => side.organisationName,
    residence: (side) => side.residenceRegion,
    skills: (side) => t.list(side.skills),
    categories: (side) => t.list(side.serviceCategories.map((category) => t.categories[category])),
    party: (side) => side.party?.organisationName ?? (side.isPartyMember ? t.console.memberYes : null),
  };
  return (side, part) => texts[part](side) ?? '';
}
