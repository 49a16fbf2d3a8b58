import { Button } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { uploadFile } from '../api.ts';
import { locale } from '../language.ts';
import { Problem } from '../problem.ts';
import { words } from '../words.ts';

type FileUploadProps = {
  readonly id?: string;
  /** The id of the uploaded file; `Form.Item` hands it in and out. */
  readonly value?: string;
  readonly onChange?: (fileId: string | undefined) => void;
  /** As in HTML: `image/*,.pdf`. */
  readonly accept?: string;
  /** Where it goes; among the files of evidence unless said. */
  readonly upload?: (file: File) => Promise<{ readonly fileId: string }>;
};

/** Uploads one file at once when it is chosen, and holds its id as the value of the form field. */
export function FileUpload({ id, value, onChange, accept, upload = uploadFile }: FileUploadProps): ReactNode {
  const says = words[locale].upload;
  const input = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const [sending, setSending] = useState(false);
  const [trouble, setTrouble] = useState('');

  async function take(file: File): Promise<void> {
    setName(file.name);
    setTrouble('');
    setSending(true);
    try {
      onChange?.((await upload(file)).fileId);
    } catch (cause) {
      if (!(cause instanceof Problem)) throw cause;
      setTrouble(cause.message);
    } finally {
      setSending(false);
      if (input.current) input.current.value = '';
    }
  }

  return (
    <div className="file-upload">
      <input
        ref={input}
        id={id}
        className="only-read"
        type="file"
        accept={accept}
        tabIndex={-1}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void take(file);
        }}
      />
      <Button onClick={() => input.current?.click()} loading={sending}>
        {value ? says.change : says.choose}
      </Button>
      <span role="status" className={trouble ? 'file-trouble' : undefined}>
        {trouble || (sending ? says.sending(name) : value ? name : '')}
      </span>
      {value && !sending ? (
        <Button type="link" onClick={() => onChange?.(undefined)}>
          {says.remove}
        </Button>
      ) : null}
    </div>
  );
}
