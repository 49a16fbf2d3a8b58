import { z } from 'zod';

/** A mobile number of mainland China. Full-width digits, spaces and dashes are taken as people type them. */
export const Phone = z
  .string()
  .max(30)
  .transform((text) => {
    const half = text.replace(/[０-９＋]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
    return half.replace(/[\s－-]/g, '').replace(/^(\+|00)86/, '');
  })
  .pipe(z.string().regex(/^1[3-9]\d{9}$/));
export type Phone = z.output<typeof Phone>;

export const PersonName = z.string().trim().min(2).max(30);

/** A person as the records know them. The telephone is sealed and stays in the store. */
export type Person = {
  readonly id: string;
  readonly name: string;
  /** Given here; never the identity number (VOL-27). */
  readonly volunteerNo: string;
  readonly organisationId: string | null;
};

/** A person in lists, with the masked form that everyone gets who need not know the name. */
export type PersonCard = Person & { readonly maskedName: string };

/** 张三 → 张*, 张三丰 → 张** (SEC-12). Names in Latin letters keep their first letter. */
export function maskName(name: string): string {
  const letters = [...name.trim()];
  return (letters[0] ?? '') + '*'.repeat(Math.max(1, Math.min(letters.length - 1, 3)));
}

/** 13812345678 → 138****5678 (SEC-12). */
export function maskPhone(phone: string): string {
  return phone.replace(/^(\d{3})\d+(\d{4})$/, '$1****$2');
}
