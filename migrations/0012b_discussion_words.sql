-- What is said with times that are offered; and the holder's own address, so that emails about what they did lead them
-- back to their page.

alter table discussion_offer add column word_id uuid references enquiry_message on delete set null;
comment on column discussion_offer.word_id is 'What was said with it.';
create index on discussion_offer (word_id);

create function held_address() returns uuid language sql stable security definer set search_path = public, pg_temp
as $$
  select id from secret_address
  where token_hash = decode(nullif(current_setting('circle.token_hash', true), ''), 'hex')
    and replaced_at is null and (expires_at is null or expires_at > circle_now())
$$;
revoke all on function held_address() from public;
grant execute on function held_address() to circle_holder;
