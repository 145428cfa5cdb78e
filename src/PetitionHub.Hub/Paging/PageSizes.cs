using PetitionHub.Hub.Requests;

namespace PetitionHub.Hub.Paging;

/// <summary>Reads page sizes: 0 means the list's own, more than its limit is a fault.</summary>
internal static class PageSizes
{
    public static int PageSize(this RequestFields fields, int asked, int byDefault, int most) =>
        asked == 0 ? byDefault : fields.Range("page_size", asked, 1, most);
}
