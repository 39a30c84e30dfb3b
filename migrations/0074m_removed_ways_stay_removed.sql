-- A passkey or an app that was removed, or a calendar's address that was replaced, opens nothing again from an older backup: they
-- stand among the tombstones, by ids that say nothing of anybody.

alter table tombstone drop constraint tombstone_kind_check;
alter table tombstone add constraint tombstone_kind_check
  check (kind in ('person', 'correspondent', 'passkey', 'authenticator_app', 'secret_address'));
comment on table tombstone is 'Append-only. A restore calls erase_person(id), erase_passkey(id) and so on for each that the backup still has.';

-- The app that somebody sets up after they have removed one is another.
alter table authenticator_app add column id uuid;
-- One that is there now has the same id in every backup of before, which is carried forward by this.
update authenticator_app set id = person_id;
alter table authenticator_app alter column id set not null, alter column id set default uuidv7(), add unique (id);

create function erase_passkey(which uuid) returns void
language sql volatile set search_path = public, pg_temp
as $$ delete from passkey p where p.id = which $$;
create function erase_authenticator_app(which uuid) returns void
language sql volatile set search_path = public, pg_temp
as $$ delete from authenticator_app a where a.id = which $$;
create function erase_secret_address(which uuid) returns void
language sql volatile set search_path = public, pg_temp
as $$ update secret_address a set replaced_at = circle_now() where a.id = which and a.replaced_at is null $$;
revoke all on function erase_passkey(uuid), erase_authenticator_app(uuid), erase_secret_address(uuid) from public;

-- As of people (0074): they name nothing that is still there.
create or replace function is_erased(as_kind text, which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select case as_kind
    when 'person' then not exists (select from person p where p.id = which)
    when 'correspondent' then not exists (select from correspondent c where c.id = which and c.email <> gone_address(c.id))
    else false end
$$;
grant insert on tombstone to circle_signin;
create policy removes_ways on tombstone for insert to circle_signin with check (
  kind = 'passkey' and not exists (select from passkey p where p.id = tombstone.id)
  or kind = 'authenticator_app' and not exists (select from authenticator_app a where a.id = tombstone.id));
create policy replaces_own_address on tombstone for insert to circle_viewer with check (
  kind = 'secret_address' and exists (select from secret_address a
    where a.id = tombstone.id and a.person_id = (select viewer_id()) and a.replaced_at is not null));
