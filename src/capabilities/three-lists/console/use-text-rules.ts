import { useWords } from '../../../platform/console/language.ts';
import { privateTextIn } from '../../../kernel/private-text.ts';
import { words } from '../messages/words.ts';

/** Asked for, and without private data: the same check as at publishing, made while the text is still being written. */
export function useTextRules() {
  const t = useWords(words).console;
  return [
    { required: true, whitespace: true, message: t.required },
    {
      async validator(_rule: unknown, value: unknown) {
        if (typeof value === 'string' && privateTextIn(value)) throw new Error(t.privateText);
      },
    },
  ];
}
