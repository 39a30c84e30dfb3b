-- The enquirer's own page says that they are invited to found a group, until when, and whether they have answered.
create policy enquirers_own on invitation for select to circle_holder
  using (kind = 'founder' and enquiry_id = (select held('enquiry')));
