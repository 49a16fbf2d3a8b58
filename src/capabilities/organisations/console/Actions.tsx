import { useState, type ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import type { TreeOrganisation } from '../contract.ts';
import type { InsideOrganisation } from '../contract/profile.ts';
import { words } from '../messages/words.ts';
import { MergeDrawer, MoveDrawer, UndoDrawer } from './PlaceDrawers.tsx';
import { AliasDrawer, DetailsDrawer, RenameDrawer, type RecordDrawerProps } from './RecordDrawers.tsx';

type Action = 'rename' | 'change' | 'addAlias' | 'move' | 'merge' | 'undo';

const drawers: Readonly<Record<Action, (props: RecordDrawerProps) => ReactNode>> = {
  rename: RenameDrawer,
  change: DetailsDrawer,
  addAlias: AliasDrawer,
  move: MoveDrawer,
  merge: MergeDrawer,
  undo: UndoDrawer,
};

type ActionsProps = {
  readonly organisation: InsideOrganisation;
  readonly organisations: readonly TreeOrganisation[];
};

/** What a coordinator can do with an organisation; what is closed says why. */
export function Actions({ organisation, organisations }: ActionsProps): ReactNode {
  const t = useWords(words).console;
  const [open, setOpen] = useState<Action | null>(null);
  const isMerged = organisation.mergedIntoId !== null;
  const because = (action: Action): string | null => {
    if (!organisation.mayKeep) return t.notKeeper;
    if (action === 'undo') return isMerged ? null : t.notMerged;
    if (isMerged) return t.isMerged;
    return action === 'move' && organisation.parentId === null ? t.isRoot : null;
  };
  const shown: readonly Action[] = isMerged ? ['undo'] : ['rename', 'change', 'addAlias', 'move', 'merge'];
  const Drawer = open && drawers[open];
  return (
    <Panel title={t.actions}>
      {organisation.mayKeep ? (
        <div className="button-row">
          {shown.map((action) => (
            <ActionButton key={action} disabledBecause={because(action)} onClick={() => setOpen(action)}>
              {t[action]}
            </ActionButton>
          ))}
        </div>
      ) : (
        <p>{t.notKeeper}</p>
      )}
      {Drawer ? (
        <Drawer organisation={organisation} organisations={organisations} onClose={() => setOpen(null)} />
      ) : null}
    </Panel>
  );
}
