import { expect, type APIRequestContext } from '@playwright/test';

/** One that can be confirmed and has a wrong row, and one that cannot be read. */
const sheets = [
  '上级单位,类别,全称,简称,行政区划代码\n幸福社区党委,党支部,幸福社区试读党支部,试读支部,370502\n没有的单位,党支部,某某支部,某某,370502\n',
  '甲,乙\n1,2\n',
];

/** Sheets handed in by a coordinator of Dongying, read as far as that goes; nothing is written. */
export async function handInSheets(api: APIRequestContext, who = '郑统筹'): Promise<string[]> {
  const base = '/dongying/api';
  const { items } = (await (await api.get(`${base}/demo-people`)).json()) as {
    items: { personId: string; name: string }[];
  };
  const personId = items.find(({ name }) => name === who)?.personId;
  await api.post(`${base}/sign-in/as-demo-person`, { data: { personId } });
  const ids: string[] = [];
  for (const sheet of sheets) {
    const headers = { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent('单位.csv') };
    const sent = await api.post(`${base}/sheets`, { data: Buffer.from(sheet), headers });
    const { uploadId } = (await sent.json()) as { uploadId: string };
    const id = crypto.randomUUID();
    await api.post(`${base}/imports`, {
      data: { id, kind: 'organisations.organisations', uploadId },
      headers: { 'Idempotency-Key': crypto.randomUUID() },
    });
    await expect
      .poll(async () => ((await (await api.get(`${base}/imports/${id}`)).json()) as { state: string }).state)
      .not.toBe('reading');
    ids.push(id);
  }
  return ids;
}
