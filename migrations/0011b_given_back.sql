-- A member of Council gives an enquiry back: what one may not see afterwards one cannot write as oneself.
create function give_back_enquiry(which uuid) returns void
language sql volatile security definer set search_path = public, pg_temp
as $$
  update enquiry set forwarded_to = null where id = which and forwarded_to = viewer_id() and takes_enquiry(which)
$$;
revoke all on function give_back_enquiry(uuid) from public;
grant execute on function give_back_enquiry(uuid) to circle_viewer;
