/**
 * A tenant (共建区域): a deployment unit of county level or above (SEC-30). `slug` is its part of every address;
 * `ledgerPrefix` starts every ledger number it gives out.
 */
export type Place = {
  readonly tenantId: string;
  readonly slug: string;
  readonly name: { readonly 'zh-CN': string; readonly en: string };
  readonly regionCode: string;
  readonly ledgerPrefix: string;
};
