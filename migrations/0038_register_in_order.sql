-- The register lists the entry changed last first, and reads as many rows as it shows.
create index leader_in_order on leader_entry (changed_at desc, person_id desc);
create index supervisor_in_order on supervisor_entry (changed_at desc, person_id desc);
create index peer_group_in_order on peer_group (changed_at desc, id desc) where ended_at is null;
