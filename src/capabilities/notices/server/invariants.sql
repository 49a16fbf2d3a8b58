-- A delivery that was sent says when, and no other does.
select tenant_id, id from notices.delivery where (state = 'sent') <> (sent_at is not null);

-- What goes out belongs to the person whose inbox holds the notice.
select d.tenant_id, d.id from notices.delivery d
join notices.notice n on n.tenant_id = d.tenant_id and n.id = d.notice_id
where d.person_id <> n.person_id;
