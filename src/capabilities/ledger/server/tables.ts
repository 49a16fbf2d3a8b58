export type LedgerTables = {
  'ledger.account': {
    tenant_id: string;
    id: string;
    kind: string;
    unit: string;
    owner_capability: string;
    owner_id: string;
    floor_amount: number | null;
    balance: number;
    opened_at: string;
  };
  'ledger.transaction': {
    tenant_id: string;
    id: string;
    unit: string;
    reason: string;
    origin_capability: string;
    origin_id: string;
    reverses_id: string | null;
    posted_at: string;
    posted_by: string;
  };
  'ledger.entry': {
    tenant_id: string;
    id: string;
    transaction_id: string;
    no: number;
    account_id: string;
    amount: number;
    balance_after: number;
  };
};
