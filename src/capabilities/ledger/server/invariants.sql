-- the entries of each transaction sum to zero, and there are at least two
select t.tenant_id, t.id, count(e.id) as entries, sum(e.amount) as total
from ledger.transaction t
left join ledger.entry e on e.tenant_id = t.tenant_id and e.transaction_id = t.id
group by t.tenant_id, t.id
having count(e.id) < 2 or sum(e.amount) <> 0;

-- all entries of a transaction lie on accounts of its unit
select e.tenant_id, e.id
from ledger.entry e
join ledger.transaction t on t.tenant_id = e.tenant_id and t.id = e.transaction_id
join ledger.account a on a.tenant_id = e.tenant_id and a.id = e.account_id
where a.unit <> t.unit;

-- the balance of each account is the sum of its entries
select a.tenant_id, a.id, a.balance, coalesce(sum(e.amount), 0) as entered
from ledger.account a
left join ledger.entry e on e.tenant_id = a.tenant_id and e.account_id = a.id
group by a.tenant_id, a.id, a.balance
having a.balance <> coalesce(sum(e.amount), 0);

-- no account lies below its floor
select tenant_id, id, balance, floor_amount
from ledger.account
where floor_amount is not null and balance < floor_amount;

-- a reversal mirrors what it reverses: line by line the same account, the amount with its sign turned
select r.tenant_id, r.id
from ledger.transaction r
join ledger.entry o on o.tenant_id = r.tenant_id and o.transaction_id = r.reverses_id
left join ledger.entry m on m.tenant_id = r.tenant_id and m.transaction_id = r.id and m.no = o.no
where m.id is null or m.account_id <> o.account_id or m.amount <> -o.amount;

-- a reversal is never itself reversed
select r.tenant_id, r.id
from ledger.transaction r
join ledger.transaction o on o.tenant_id = r.tenant_id and o.id = r.reverses_id
where o.reverses_id is not null;
