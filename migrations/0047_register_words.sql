-- Found by name at any size: who may read the whole register need not be asked about each entry, and whoever may not is
-- asked about the words that were found alone. As a plain `exists` PostgreSQL read every entry of the register first.

create function reads_register_entry(of_person uuid) returns boolean language plpgsql stable
as $$
begin
  return exists (select from leader_entry e where e.person_id = of_person)
    or exists (select from supervisor_entry e where e.person_id = of_person);
end $$;
comment on function reads_register_entry(uuid) is 'As whoever asks: the policies of both entries decide.';

alter policy entry on register_word using (
  (select reads_register()) or reads_register_entry(person_id));

revoke all on function reads_register_entry(uuid) from public;
grant execute on function reads_register_entry(uuid) to circle_viewer;
