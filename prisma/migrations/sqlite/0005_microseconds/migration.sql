-- Times get microseconds. In a room each event comes later than the one before it, as from now on: an event that had
-- the same time moves by as many microseconds as it needs, and a read marker that included it moves with it.
CREATE TABLE "Moved" (
    "room_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "conversation" TEXT,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,

    PRIMARY KEY ("room_id", "number")
);

INSERT INTO "Moved" ("room_id", "number", "conversation", "before", "after")
SELECT "room_id", "number", "conversation", "timestamp",
       strftime('%Y-%m-%dT%H:%M:%S', "moment" / 1000000, 'unixepoch') || printf('.%06dZ', "moment" % 1000000)
FROM (
    SELECT "room_id", "number", "conversation", "timestamp", "given",
           "place" + max("given" - "place") OVER (PARTITION BY "room_id" ORDER BY "number" ROWS UNBOUNDED PRECEDING) AS "moment"
    FROM (
        SELECT "room_id", "number", "conversation", "timestamp",
               CAST(strftime('%s', substr("timestamp", 1, 19)) AS INTEGER) * 1000000
               + CAST(substr("timestamp", 21, 3) AS INTEGER) * 1000 AS "given",
               row_number() OVER (PARTITION BY "room_id" ORDER BY "number") AS "place"
        FROM (
            SELECT "room_id", "number", "conversation", "timestamp" FROM "Message"
            UNION ALL
            SELECT "room_id", "number", NULL, "timestamp" FROM "LogEntry"
        )
    )
)
WHERE "moment" > "given";

CREATE INDEX "Moved_conversation" ON "Moved"("room_id", "conversation", "before", "number");

-- The markers first: they compare with what the messages had.
UPDATE "LastSeen" SET "timestamp" = max(substr("timestamp", 1, 23) || '000Z', coalesce((
    SELECT "after" FROM "Moved"
    WHERE "Moved"."room_id" = (SELECT "room_id" FROM "Participant" WHERE "id" = "LastSeen"."participant_id")
      AND "Moved"."conversation" = "LastSeen"."conversation" AND "Moved"."before" <= "LastSeen"."timestamp"
    ORDER BY "before" DESC, "number" DESC LIMIT 1
), ''));

UPDATE "Message" SET "timestamp" = coalesce((
    SELECT "after" FROM "Moved" WHERE "Moved"."room_id" = "Message"."room_id" AND "Moved"."number" = "Message"."number"
), substr("timestamp", 1, 23) || '000Z');

UPDATE "LogEntry" SET "timestamp" = coalesce((
    SELECT "after" FROM "Moved" WHERE "Moved"."room_id" = "LogEntry"."room_id" AND "Moved"."number" = "LogEntry"."number"
), substr("timestamp", 1, 23) || '000Z');

-- A receipt has the time of the first event that its command led to.
UPDATE "Receipt" SET "timestamp" = coalesce(
    (SELECT "timestamp" FROM "Message" WHERE "id" = "Receipt"."message_id"), substr("timestamp", 1, 23) || '000Z'
);
UPDATE "Receipt" SET "timestamp" = "first" FROM (
    SELECT "issued_by", "transaction_id" AS "name", min("timestamp") AS "first" FROM "LogEntry"
    WHERE "transaction_id" IS NOT NULL GROUP BY "issued_by", "transaction_id"
) WHERE "participant_id" = "issued_by" AND "transaction_id" = "name";

UPDATE "Room" SET
    "created_at" = substr("created_at", 1, 23) || '000Z',
    "clock" = max(substr("clock", 1, 23) || '000Z', coalesce((
        SELECT "after" FROM "Moved" WHERE "Moved"."room_id" = "Room"."id" ORDER BY "number" DESC LIMIT 1
    ), ''));

DROP TABLE "Moved";

UPDATE "Participant" SET
    "joined_at" = substr("joined_at", 1, 23) || '000Z', "left_at" = substr("left_at", 1, 23) || '000Z';
UPDATE "Invite" SET
    "created_at" = substr("created_at", 1, 23) || '000Z',
    "expires_at" = substr("expires_at", 1, 23) || '000Z',
    "revoked_at" = substr("revoked_at", 1, 23) || '000Z';
UPDATE "Lease" SET "expires_at" = substr("expires_at", 1, 23) || '000Z' WHERE length("expires_at") = 24;
