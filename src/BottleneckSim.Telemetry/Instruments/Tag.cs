global using Tag = System.Collections.Generic.KeyValuePair<string, object?>;
