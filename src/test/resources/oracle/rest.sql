-- What no key has matched is a row of its own.
update node set merged = node
where merged is null and (kind, src) = (select kind, src from step);
