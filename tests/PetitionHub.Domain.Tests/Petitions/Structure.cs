using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text;

namespace PetitionHub.Domain.Tests.Petitions;

/// <summary>
/// Writes a value with all that is in it, so that two of them can be compared whole: arrays have no value equality.
/// </summary>
internal static class Structure
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value)
    {
        if (value is null or string or ValueType and not IEnumerable)
        {
            text.Append(value is DateTimeOffset time ? time.ToString("O") : value ?? "null").Append(' ');
            return;
        }

        text.Append(value.GetType().Name).Append('{');
        if (value is IEnumerable items)
        {
            foreach (var item in items)
                Write(text, item);
        }
        else
        {
            foreach (var property in Properties.GetOrAdd(value.GetType(), type =>
                type.GetProperties(BindingFlags.Public | BindingFlags.Instance)))
                Write(text.Append(property.Name).Append(':'), property.GetValue(value));
        }

        text.Append('}');
    }
}
