-- AlterTable
ALTER TABLE "Participant" ADD COLUMN     "name_is_given" BOOLEAN;

-- CreateTable
CREATE TABLE "NameChange" (
    "room_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "old_name" TEXT NOT NULL,
    "new_name" TEXT NOT NULL,

    CONSTRAINT "NameChange_pkey" PRIMARY KEY ("room_id","number")
);

-- AddForeignKey
ALTER TABLE "NameChange" ADD CONSTRAINT "NameChange_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;
