export interface RatingFacts {
  "rating-submitted": {
    ratingId: string;
    invitationId: string;
    ticketId: string;
    number: string;
    queueId: string;
    counterId: string;
    staffId: string;
    level: number;
    isBad: boolean;
    tags: string[];
    tagsVersion: string;
    /** The comment lies in the vault. */
    commentTextId: string | null;
    channel: "pad" | "phone";
  };
  "rating-declined": { invitationId: string; ticketId: string; counterId: string };
}
