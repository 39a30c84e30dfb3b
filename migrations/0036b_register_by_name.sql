-- The register is found by name: the words of each name, without accents and capitals, in the order of their letters. A
-- table and not an index on `person`, because what is compared under row-level security has to be told by operators that
-- give nothing away (>= and < do; patterns do not), and because only who has an entry is looked for.

create table register_word (
  word text collate "C" not null,
  person_id uuid not null references person on delete cascade,
  primary key (word, person_id)
);
create index on register_word (person_id);

-- The same as shared/plain-words.ts; a test compares them.
create function plain_words(name text) returns setof text language sql immutable set search_path = public, pg_temp
as $$
  select distinct word from regexp_split_to_table(
    translate(regexp_replace(normalize(lower(name), nfkd), '[\u0300-\u036f''’]', '', 'g'), 'øłđðþßæœı', 'olddtsaoi'),
    '[^[:alnum:]]+') as word
  where word <> ''
$$;

create function keep_register_words(of_person uuid) returns void
language sql volatile security definer set search_path = public, pg_temp
as $$
  delete from register_word where person_id = of_person;
  insert into register_word (word, person_id)
  select distinct left(word, 100), id from person, plain_words(name) as word where id = of_person
    and (exists (select from leader_entry e where e.person_id = of_person)
      or exists (select from supervisor_entry e where e.person_id = of_person));
$$;

create function register_words_of_entry() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  perform keep_register_words(new.person_id);
  return null;
end $$;
create function register_words_of_name() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  perform keep_register_words(new.id);
  return null;
end $$;
create trigger named after insert on leader_entry for each row execute function register_words_of_entry();
create trigger named after insert on supervisor_entry for each row execute function register_words_of_entry();
create trigger renamed after update of name on person
  for each row when (old.name is distinct from new.name) execute function register_words_of_name();

select keep_register_words(person_id) from (
  select person_id from leader_entry union select person_id from supervisor_entry) as entered;

-- Whoever may read an entry may find it.
alter table register_word enable row level security;
grant select on register_word to circle_viewer;
create policy entry on register_word for select to circle_viewer using (
  exists (select from leader_entry e where e.person_id = register_word.person_id)
  or exists (select from supervisor_entry e where e.person_id = register_word.person_id));

revoke all on function plain_words(text), keep_register_words(uuid), register_words_of_entry(), register_words_of_name()
  from public;
