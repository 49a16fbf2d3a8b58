import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { uploadSheet } from '../../../platform/console/api.ts';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { FileUpload } from '../../../platform/console/parts/FileUpload.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { ProblemNotice } from '../../../platform/console/parts/ProblemNotice.tsx';
import { placeAddress } from '../../../platform/console/place.ts';
import { destination } from '../../../platform/console/use-address.ts';
import { useWrite } from '../../../platform/console/use-write.ts';
import { startImport, type ImportKind } from '../contract.ts';
import { words } from '../messages/words.ts';

type Values = { readonly uploadId: string };
type ImportColumn = ImportKind['columns'][number];

/** Choose what to import, see which columns its sheet has, hand a sheet in. */
export function BeginForm({ kinds }: { readonly kinds: readonly ImportKind[] }): ReactNode {
  const t = useWords(words);
  const [chosen, setChosen] = useState(kinds[0]?.kind ?? '');
  const kind = kinds.find((each) => each.kind === chosen) ?? kinds[0];
  const navigate = useNavigate();
  const { send, sending, problem } = useWrite(startImport, {
    onDone: ({ id }) => void navigate(destination(`/imports/${id}`)),
  });
  if (!kind) return null;
  const options = kinds.map(({ kind: value, title }) => ({ value, label: title }));
  return (
    <Panel title={t.begin}>
      <Form<Values>
        name="begin-import"
        layout="vertical"
        requiredMark={false}
        onFinish={({ uploadId }) => void send({ id: newId(), kind: kind.kind, uploadId })}
      >
        <Form.Item
          label={t.kind}
          htmlFor="import-kind"
          extra={kind.canUndo ? kind.lede : `${kind.lede}${t.cannotUndo}`}
        >
          <Select id="import-kind" value={kind.kind} options={options} onChange={setChosen} className="narrow-field" />
        </Form.Item>
        <Columns kind={kind} />
        <p className="import-template">
          <a className="button-link" href={placeAddress(`/api/import-kinds/${kind.kind}/template`)} download>
            {t.template}
          </a>
        </p>
        <Form.Item
          name="uploadId"
          label={t.file}
          extra={t.fileHint}
          rules={[{ required: true, message: t.noFile }]}
          className="file-item"
        >
          <FileUpload accept=".xlsx,.csv,.txt" upload={uploadSheet} />
        </Form.Item>
        <ProblemNotice problem={problem} />
        <Button type="primary" htmlType="submit" loading={sending}>
          {t.send}
        </Button>
      </Form>
    </Panel>
  );
}

function Columns({ kind }: { readonly kind: ImportKind }): ReactNode {
  const t = useWords(words);
  return (
    <details className="import-columns">
      <summary>{t.columnsTitle}</summary>
      <DataTable<ImportColumn>
        caption={t.columnsTitle}
        rows={kind.columns}
        rowKey={(column) => column.key}
        columns={[
          { key: 'title', title: t.columnHead, main: true, cell: (column) => column.title },
          { key: 'required', title: t.required, cell: (column) => (column.isRequired ? t.required : t.optional) },
          { key: 'hint', title: t.templateHint, cell: (column) => column.hint },
        ]}
      />
    </details>
  );
}
