-- A payer who goes to pay by card waits for the purse like everybody who posts to it: locking tells nothing of it.
grant execute on function lock_purse(uuid) to circle_holder;
