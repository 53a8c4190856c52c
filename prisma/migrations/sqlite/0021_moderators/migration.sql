-- Names that begin with "@" are the server's: the groups that have one begin with "＠" (U+FF20) from now on. A quotation
-- mark in a name is escaped, so that these signs stand only at the beginning of a list's element.
UPDATE "Participant" SET "groups" = replace(replace("groups", '["@', '["＠'), ',"@', ',"＠')
WHERE "groups" LIKE '%"@%';

UPDATE "Invite" SET "groups" = replace(replace("groups", '["@', '["＠'), ',"@', ',"＠')
WHERE "groups" LIKE '%"@%';

UPDATE "Message" SET "target" = '＠' || substr("target", 2), "conversation" = 'group:＠' || substr("conversation", 8)
WHERE "scope" = 'group' AND "target" LIKE '@%';

UPDATE "Message" SET "mentions" = replace(replace("mentions", '["@', '["＠'), ',"@', ',"＠')
WHERE "mentions" LIKE '%"@%';

UPDATE "LastSeen" SET "conversation" = 'group:＠' || substr("conversation", 8)
WHERE "conversation" LIKE 'group:@%';

UPDATE "LogEntry" SET "payload" = replace(replace("payload", '["@', '["＠'), ',"@', ',"＠')
WHERE "payload" LIKE '%"message":"update"%"@%';
