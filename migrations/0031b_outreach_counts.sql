-- Outreach, after fliers have editions and applications are confirmed.

alter table outreach_ask add foreign key (flier_edition_id) references flier_edition on delete set null;
create index on outreach_ask (flier_edition_id);

-- An application counts once its address is known to be the applicant's own, as leaders see it.
drop trigger tallied on application;
create trigger tallied after insert on application for each row
  when (new.source_id is not null and new.confirmed_at is not null) execute function tally_application();
create trigger tallied_later after update of confirmed_at on application for each row
  when (new.source_id is not null and old.confirmed_at is null and new.confirmed_at is not null)
  execute function tally_application();

-- An organisation's no takes turns with the letters that are about to go to it.
grant execute on function lock_organisations(uuid[]) to circle_holder;
