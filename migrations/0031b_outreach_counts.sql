-- Outreach, after fliers have editions.

alter table outreach_ask add foreign key (flier_edition_id) references flier_edition on delete set null;
create index on outreach_ask (flier_edition_id);

-- An organisation's no takes turns with the letters that are about to go to it.
grant execute on function lock_organisations(uuid[]) to circle_holder;
