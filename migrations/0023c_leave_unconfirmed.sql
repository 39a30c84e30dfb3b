-- Whoever was put down by somebody else leaves, or says what they wish, before they have confirmed anything: a day that
-- is not there yet is no day too far.
drop policy own_word on waiting_list_entry;
create policy own_word on waiting_list_entry for update to circle_holder
  using (id = (select held('waiting-list')) and left_at is null)
  with check (id = (select held('waiting-list'))
    and (wanted_until is null or wanted_until <= circle_now() + interval '367 days'));
