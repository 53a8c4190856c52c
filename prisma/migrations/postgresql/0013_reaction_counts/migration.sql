-- CreateTable
CREATE TABLE "ReactionCount" (
    "message_id" TEXT NOT NULL,
    "reaction" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "since" INTEGER NOT NULL,

    CONSTRAINT "ReactionCount_pkey" PRIMARY KEY ("message_id","reaction")
);

-- AddForeignKey
ALTER TABLE "ReactionCount" ADD CONSTRAINT "ReactionCount_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "Message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

INSERT INTO "ReactionCount" ("message_id", "reaction", "count", "since")
SELECT "message_id", "reaction", SUM(CASE WHEN "is_on" THEN 1 ELSE 0 END), MIN("since")
FROM "Reaction" GROUP BY "message_id", "reaction";
